/** The pictures of `icon.tsx`, by name; lines on a grid of 48 × 48. */
export const PICTURES = {
  cash: (
    <>
      <rect x="5" y="13" width="38" height="22" rx="3" />
      <circle cx="24" cy="24" r="5.5" />
      <path d="M11 20v8M37 20v8" />
    </>
  ),
  card: (
    <>
      <rect x="5" y="11" width="38" height="26" rx="4" />
      <path d="M5 19h38M11 29h9" />
    </>
  ),
  corporate: (
    <>
      <path d="M9 42V9l18-4v37M27 17h12v25M5 42h38" />
      <path d="M15 16h6M15 24h6M15 32h6M33 25v0M33 33v0" />
    </>
  ),
  wealth: (
    <>
      <path d="M6 41h36M11 41V29M21 41V22M31 41V26M41 41V13" />
      <path d="M8 20 19 11l9 6L41 5M33 5h8v8" />
    </>
  ),
  exchange: (
    <>
      <path d="M8 18h30l-8-8M40 30H10l8 8" />
    </>
  ),
  question: (
    <>
      <circle cx="24" cy="24" r="19" />
      <path d="M18 19a6 6 0 1 1 8.5 5.5C24.5 25.5 24 27 24 29M24 35v0" />
    </>
  ),
  ticket: (
    <>
      <path d="M9 9h30v9a6 6 0 0 0 0 12v9H9v-9a6 6 0 0 0 0-12z" />
      <path d="M19 18h10M19 24h10M19 30h6" />
    </>
  ),
  chat: (
    <>
      <path d="M7 9h34v24H24L14 41v-8H7z" />
      <path d="M16 18h16M16 25h10" />
    </>
  ),
  place: (
    <>
      <path d="M24 44C14 33 9 26 9 19a15 15 0 0 1 30 0c0 7-5 14-15 25z" />
      <circle cx="24" cy="19" r="5.5" />
    </>
  ),
  clock: (
    <>
      <circle cx="24" cy="24" r="19" />
      <path d="M24 13v12l8 5" />
    </>
  ),
  people: (
    <>
      <circle cx="17" cy="15" r="7" />
      <path d="M4 40c0-9 5-14 13-14s13 5 13 14" />
      <path d="M31 9a7 7 0 0 1 0 13M35 27c6 1.5 9 6 9 13" />
    </>
  ),
  printer: (
    <>
      <path d="M13 18V6h22v12M13 34H6V18h36v16h-7" />
      <path d="M13 28h22v14H13zM36 23v0" />
    </>
  ),
  'id-card': (
    <>
      <rect x="4" y="10" width="40" height="28" rx="4" />
      <circle cx="16" cy="21" r="4.5" />
      <path d="M9 32c1-4 3.5-6 7-6s6 2 7 6M29 19h9M29 26h9M29 32h5" />
    </>
  ),
  phone: (
    <>
      <rect x="13" y="4" width="22" height="40" rx="4" />
      <path d="M21 38h6" />
    </>
  ),
  staff: (
    <>
      <circle cx="24" cy="14" r="8" />
      <path d="M8 43c0-11 6-17 16-17s16 6 16 17M20 27l4 7 4-7" />
    </>
  ),
  back: <path d="M20 10 6 24l14 14M6 24h36" />,
  forward: <path d="M28 10l14 14-14 14M42 24H6" />,
  home: <path d="M6 23 24 8l18 15M11 19v22h26V19M20 41V29h8v12" />,
  language: (
    <>
      <circle cx="24" cy="24" r="19" />
      <path d="M5 24h38M24 5c6 6 8 12 8 19s-2 13-8 19c-6-6-8-12-8-19s2-13 8-19z" />
    </>
  ),
  elder: (
    <>
      <path d="M4 40 17 8l13 32M9 29h16" />
      <path d="M39 14v14M32 21h14" />
    </>
  ),
  reach: (
    <>
      <path d="M24 5v22M14 18l10 10 10-10" />
      <path d="M6 36h36v7H6z" />
    </>
  ),
  contrast: (
    <>
      <circle cx="24" cy="24" r="19" />
      <path d="M24 5v38a19 19 0 0 1 0-38z" fill="currentColor" />
    </>
  ),
  check: <path d="M8 26l11 11L41 12" />,
  warning: (
    <>
      <path d="M24 6 44 41H4z" />
      <path d="M24 19v11M24 35.5v0" />
    </>
  ),
  retry: <path d="M40 24a16 16 0 1 1-5-11.5M36 4v9h-9" />,
  camera: (
    <>
      <path d="M5 14h9l4-6h12l4 6h9v26H5z" />
      <circle cx="24" cy="26" r="8" />
    </>
  ),
} as const;
