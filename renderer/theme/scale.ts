/**
 * Sizes of a customer screen from the glass it is on. Nothing is typed in pixels: what a person sees is an angle, what
 * a finger meets is a length, and a pixel is only what the panel makes of them. Pure; `apply-theme.ts` puts the result
 * on the page.
 */

/** The glass: its size, how far away the eye is, and how high its lower edge hangs. */
export interface Glass {
  readonly diagonalInch: number;
  readonly viewingDistanceMm: number;
  readonly mountBottomMm: number;
}

export interface PixelSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

export type TypeSize = 'standard' | 'elder';

/** All in CSS pixels. */
export interface Scale {
  readonly text: number;
  readonly textSmall: number;
  /** Below pictures that are always in the same place. */
  readonly textFine: number;
  readonly title: number;
  readonly headline: number;
  readonly number: number;
  /** Least height and width of a control. */
  readonly target: number;
  /** Height of the strip of keys that is always there. */
  readonly strip: number;
  readonly gap: number;
  readonly margin: number;
  readonly radius: number;
  /** Unit of the grid. */
  readonly step: number;
  /** Height of the part of the screen that holds controls, measured from its lower edge. */
  readonly deck: number;
  readonly lowDeck: number;
}

const MM_PER_INCH = 25.4;

/** Type on the reference panel (32", 1080 × 1920, eye at 600 mm), CSS pixels. */
const REFERENCE = {
  standard: { text: 34, textSmall: 28, textFine: 26, title: 48, headline: 72, number: 220 },
  elder: { text: 44, textSmall: 36, textFine: 32, title: 60, headline: 88, number: 260 },
} as const;
const REFERENCE_PIXELS = { widthPx: 1080, heightPx: 1920 } as const;
const REFERENCE_RADIANS_PER_PX = mmPerPx(32, REFERENCE_PIXELS) / 600;

/**
 * What the reference layout bears, as a share of its own sizes on a picture of the same number of pixels: larger type
 * would not fit, smaller would look lost. The rules' own floors below hold in any case.
 */
const GROWTH = { least: 0.85, most: 1 } as const;

/** US Section 508, 402.4: capitals of at least 3/16 inch. */
const LEAST_CAP_MM = 4.8;
/** EN 301 549, 5.1.4: a capital H under at least 0.7 degrees; asked of the elder size. */
const LEAST_CAP_DEGREES = 0.7;
/** Height of a capital of our font as a share of its size. */
const CAP_SHARE = 0.72;

/** Fingers: 20 mm is what standing people and trembling hands hit reliably (Colle & Hiszem 2004; Duff 2010). */
const LEAST_TARGET_MM = 20;
const LEAST_TARGET_PX = 120;

/** Reach of a seated or small person: EN 301 549 8.3, ADA 308. Measured from the floor. */
const HIGHEST_CONTROL_MM = 1220;
/** Share of the screen's height that holds controls, by reach. */
const DECK_SHARE = { standard: 0.6, low: 0.46 } as const;

/** Computes all sizes of a panel. */
export function computeScale(glass: Glass, pixels: PixelSize, size: TypeSize): Scale {
  const pitch = mmPerPx(glass.diagonalInch, pixels);
  const picture = Math.min(
    pixels.widthPx / REFERENCE_PIXELS.widthPx,
    pixels.heightPx / REFERENCE_PIXELS.heightPx,
  );
  const growth = clamp(
    (REFERENCE_RADIANS_PER_PX * glass.viewingDistanceMm) / pitch,
    GROWTH.least * picture,
    GROWTH.most * picture,
  );
  const floor = leastType(glass.viewingDistanceMm, pitch, size);
  const type = (px: number): number => Math.max(Math.round(px * growth), floor);
  const wanted = REFERENCE[size];
  const step = Math.max(4, Math.round(8 * growth));
  return {
    text: type(wanted.text),
    textSmall: type(wanted.textSmall),
    textFine: type(wanted.textFine),
    title: type(wanted.title),
    headline: type(wanted.headline),
    number: type(wanted.number),
    target: Math.ceil(Math.max(LEAST_TARGET_PX * picture, LEAST_TARGET_MM / pitch)),
    strip: Math.round(type(wanted.textFine) * 2.4 + type(wanted.text) * 1.35) + 6 * step,
    gap: 3 * step,
    margin: 8 * step,
    radius: 3 * step,
    step,
    deck: deckHeight(glass, pixels, pitch, DECK_SHARE.standard),
    lowDeck: deckHeight(glass, pixels, pitch, DECK_SHARE.low),
  };
}

/** Millimetres that one pixel covers. Pixels are square. */
export function mmPerPx(diagonalInch: number, { widthPx, heightPx }: PixelSize): number {
  return (diagonalInch * MM_PER_INCH) / Math.hypot(widthPx, heightPx);
}

/** Least font size in pixels that the rules allow for any text. */
function leastType(distanceMm: number, pitch: number, size: TypeSize): number {
  const byAngle = 2 * distanceMm * Math.tan((LEAST_CAP_DEGREES * Math.PI) / 360);
  const capMm = size === 'elder' ? byAngle : LEAST_CAP_MM;
  return Math.ceil(capMm / CAP_SHARE / pitch);
}

/** Controls stay below the highest point a seated person reaches, wherever the panel hangs. */
function deckHeight(glass: Glass, pixels: PixelSize, pitch: number, share: number): number {
  const withinReach = (HIGHEST_CONTROL_MM - glass.mountBottomMm) / pitch;
  const wanted = pixels.heightPx * share;
  // A panel hung so high that hardly anything is within reach still needs room for its controls.
  const least = pixels.heightPx * 0.4;
  return Math.round(Math.max(least, Math.min(wanted, withinReach)));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
