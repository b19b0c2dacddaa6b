import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeScale, mmPerPx, type TypeSize } from '#renderer/theme/scale.ts';

const PORTRAIT = { widthPx: 1080, heightPx: 1920 };
const LOBBY = { diagonalInch: 32, viewingDistanceMm: 600, mountBottomMm: 500 };
const CAP_SHARE = 0.72;

const glass = fc.record({
  diagonalInch: fc.double({ min: 15, max: 65, noNaN: true }),
  viewingDistanceMm: fc.integer({ min: 350, max: 1_000 }),
  mountBottomMm: fc.integer({ min: 300, max: 1_000 }),
});
const size = fc.constantFrom<TypeSize>('standard', 'elder');

describe('sizes from the glass', () => {
  it('gives the reference panel the sizes it was designed with', () => {
    expect(computeScale(LOBBY, PORTRAIT, 'standard')).toMatchObject({
      text: 34,
      title: 48,
      headline: 72,
      number: 220,
      target: 120,
      margin: 64,
      radius: 24,
      deck: 1152,
    });
    expect(computeScale(LOBBY, PORTRAIT, 'elder')).toMatchObject({
      text: 44,
      title: 60,
      headline: 88,
      number: 260,
    });
  });

  it('knows how wide a pixel is (21.5": 0.248 mm, 55": 0.634 mm)', () => {
    expect(mmPerPx(21.5, PORTRAIT)).toBeCloseTo(0.248, 3);
    expect(mmPerPx(55, PORTRAIT)).toBeCloseTo(0.634, 3);
  });

  it('keeps every letter above the legal floor on any panel', () => {
    fc.assert(
      fc.property(glass, size, (panel, typeSize) => {
        const scale = computeScale(panel, PORTRAIT, typeSize);
        const capMm = scale.textFine * CAP_SHARE * mmPerPx(panel.diagonalInch, PORTRAIT);
        const degrees = (Math.atan(capMm / 2 / panel.viewingDistanceMm) * 360) / Math.PI;
        if (typeSize === 'elder') expect(degrees).toBeGreaterThanOrEqual(0.7);
        else expect(capMm).toBeGreaterThanOrEqual(4.8);
      }),
    );
  });

  it('never makes elder type or a target smaller than it has to be', () => {
    fc.assert(
      fc.property(glass, (panel) => {
        const standard = computeScale(panel, PORTRAIT, 'standard');
        const elder = computeScale(panel, PORTRAIT, 'elder');
        expect(elder.text).toBeGreaterThanOrEqual(standard.text);
        expect(elder.number).toBeGreaterThanOrEqual(standard.number);
        expect(standard.target * mmPerPx(panel.diagonalInch, PORTRAIT)).toBeGreaterThanOrEqual(20);
      }),
    );
  });

  it('keeps the controls below 1220 mm where the panel hangs low enough for that', () => {
    const pitch = mmPerPx(32, PORTRAIT);
    for (const mountBottomMm of [500, 700, 800, 900]) {
      const { deck, lowDeck } = computeScale({ ...LOBBY, mountBottomMm }, PORTRAIT, 'standard');
      expect(mountBottomMm + deck * pitch).toBeLessThanOrEqual(1221);
      expect(lowDeck).toBeLessThanOrEqual(deck);
    }
  });

  it('grows with the number of pixels of the same panel', () => {
    const fine = computeScale(LOBBY, { widthPx: 2160, heightPx: 3840 }, 'standard');
    expect(fine.text).toBe(68);
  });
});
