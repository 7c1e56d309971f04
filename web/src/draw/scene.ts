// What the drawings share: how wide they may be, and how long a text is.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** The width in pixels of the element that the ref is put on. */
export function useWidth<T extends HTMLElement>(): [RefObject<T | null>, number] {
  const box = useRef<T>(null);
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(280, Math.floor(element.clientWidth))));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}

/** Cuts `text` to about `pixels` of the drawings' type, with an ellipsis. */
export function fit(text: string, pixels: number, perLetter = 6.3): string {
  const letters = Math.max(3, Math.floor(pixels / perLetter));
  return text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`;
}
