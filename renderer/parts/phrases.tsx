/**
 * Text whose lines break where a speaker would breathe: after a comma or a full stop, as long as a phrase fits on one
 * line. Chinese has no spaces, so a browser left alone breaks inside words.
 */
export function Phrases({ text }: { readonly text: string }) {
  const phrases = text.match(/[^，。；：？！]+[，。；：？！]*/g) ?? [];
  if (phrases.length < 2) return text;
  return phrases.map((phrase) => <Phrase key={phrase} text={phrase} />);
}

function Phrase({ text }: { readonly text: string }) {
  return <span className="phrase">{text}</span>;
}
