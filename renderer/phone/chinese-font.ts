/** Drawn side by side: on a device without Chinese letters both come out as the same empty box. */
const TRY_LETTERS = ['国', '语'] as const;
const SIZE_PX = 32;

/**
 * Loads the bundled Chinese font where the device has none. Phones have one; fetching ours as well would cost their
 * owners more than the whole page.
 */
export async function loadChineseFontIfMissing(): Promise<void> {
  if (hasChineseLetters()) return;
  await import('@fontsource-variable/noto-sans-sc/index.css');
  document.documentElement.dataset.font = 'bundled';
}

function hasChineseLetters(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE_PX;
  canvas.height = SIZE_PX;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return true;
  pen.font = `${SIZE_PX}px sans-serif`;
  pen.textBaseline = 'top';
  const [one, other] = TRY_LETTERS.map((letter) => {
    pen.clearRect(0, 0, SIZE_PX, SIZE_PX);
    pen.fillText(letter, 0, 0);
    return pen.getImageData(0, 0, SIZE_PX, SIZE_PX).data.join();
  });
  return one !== other;
}
