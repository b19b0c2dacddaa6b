/** Stands where the bank's own mark goes: a round coin with a square hole. */
export function BankMark({ className }: { readonly className?: string | undefined }) {
  return (
    <svg viewBox="0 0 48 48" width="1.6em" height="1.6em" className={className} aria-hidden="true">
      <circle cx="24" cy="24" r="22" fill="var(--primary)" />
      <path d="M17 17h14v14H17z" fill="var(--on-primary)" />
    </svg>
  );
}
