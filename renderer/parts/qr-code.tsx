/** A QR code as one SVG path, with its quiet zone of four modules; always black on white, whatever the theme. */
import qrcode from 'qrcode-generator';

const QUIET_MODULES = 4;

export function QrCode(props: {
  readonly text: string;
  readonly label: string;
  readonly className?: string | undefined;
}) {
  const { path, size } = drawQr(props.text);
  return (
    <svg
      role="img"
      aria-label={props.label}
      className={props.className}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}

/** The dark modules as one path; error correction M survives a fingerprint on the glass. */
function drawQr(text: string): { readonly path: string; readonly size: number } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const squares: string[] = [];
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (!code.isDark(row, column)) continue;
      squares.push(`M${column + QUIET_MODULES} ${row + QUIET_MODULES}h1v1h-1z`);
    }
  }
  return { path: squares.join(''), size: count + 2 * QUIET_MODULES };
}
