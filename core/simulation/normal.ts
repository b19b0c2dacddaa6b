/**
 * Value below which a standard normal variable stays with probability `p`, 0 < p < 1. Relative error about 1e-16.
 * Source: M. J. Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988).
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * central(0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const tail = r <= 5 ? near(r - 1.6) : far(r - 5);
  return q < 0 ? -tail : tail;
}

function central(r: number): number {
  return (
    polynomial(
      r,
      3.3871328727963665,
      133.14166789178438,
      1971.5909503065513,
      13731.69376550946,
      45921.95393154987,
      67265.7709270087,
      33430.57558358813,
      2509.0809287301227,
    ) /
    polynomial(
      r,
      1,
      42.31333070160091,
      687.1870074920579,
      5394.196021424751,
      21213.794301586597,
      39307.89580009271,
      28729.085735721943,
      5226.495278852854,
    )
  );
}

function near(r: number): number {
  return (
    polynomial(
      r,
      1.4234371107496835,
      4.630337846156546,
      5.769497221460691,
      3.6478483247632045,
      1.2704582524523684,
      0.2417807251774506,
      0.022723844989269184,
      0.0007745450142783414,
    ) /
    polynomial(
      r,
      1,
      2.053191626637759,
      1.6763848301838038,
      0.6897673349851,
      0.14810397642748008,
      0.015198666563616457,
      0.0005475938084995345,
      1.0507500716444169e-9,
    )
  );
}

function far(r: number): number {
  return (
    polynomial(
      r,
      6.657904643501103,
      5.463784911164114,
      1.7848265399172913,
      0.29656057182850487,
      0.026532189526576124,
      0.0012426609473880784,
      2.7115555687434876e-5,
      2.0103343992922881e-7,
    ) /
    polynomial(
      r,
      1,
      0.599832206555888,
      0.1369298809227358,
      0.014875361290850615,
      0.0007868691311456133,
      1.8463183175100548e-5,
      1.421511758316446e-7,
      2.0442631033899397e-15,
    )
  );
}

/** Horner's scheme for a polynomial of degree 7, spelled out because it stands in the hottest loop of the forecasts. */
function polynomial(
  x: number,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  c4: number,
  c5: number,
  c6: number,
  c7: number,
): number {
  return c0 + x * (c1 + x * (c2 + x * (c3 + x * (c4 + x * (c5 + x * (c6 + x * c7))))));
}

/**
 * Probability that a standard normal variable exceeds `z`; keeps its relative precision far out in the tail.
 * Source: G. West, "Better approximations to cumulative normal functions" (2005), after Hart.
 */
export function normalSurvival(z: number): number {
  const x = Math.abs(z);
  const beyond = x > 37 ? 0 : Math.exp((-x * x) / 2) * (x < 7.07106781186547 ? body(x) : fringe(x));
  return z >= 0 ? beyond : 1 - beyond;
}

function body(x: number): number {
  return (
    polynomial(
      x,
      220.206867912376,
      221.213596169931,
      112.079291497871,
      33.912866078383,
      6.37396220353165,
      0.700383064443688,
      0.0352624965998911,
      0,
    ) /
    polynomial(
      x,
      440.413735824752,
      793.826512519948,
      637.333633378831,
      296.564248779674,
      86.7807322029461,
      16.064177579207,
      1.75566716318264,
      0.0883883476483184,
    )
  );
}

function fringe(x: number): number {
  return 1 / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))))) / 2.506628274631;
}
