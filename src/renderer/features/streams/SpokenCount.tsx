import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Streams aren't read out; what has become of them is said at most this often (docs/interface.md). */
const SPOKEN_EVERY_MS = 10_000;

/** A count for screen readers: the text of the moment, every 10 s, where it changed. */
export function SpokenCount({ text }: { text: string }): ReactNode {
  const [spoken, setSpoken] = useState('');
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  }, [text]);
  useEffect(() => {
    const timer = setInterval(() => setSpoken(latest.current), SPOKEN_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="sr-only" role="status">
      {spoken}
    </span>
  );
}
