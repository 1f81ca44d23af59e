import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react';

import { Loading } from '../shell/states';

interface Shown {
  readonly height: number;
  /** What it is, and where the same can be read. */
  readonly label: string;
  readonly children: ReactNode;
}

/** Keeps the place of a chart, and draws it (and loads what draws it) once it comes into view. */
export function WhenSeen({ height, label, children }: Shown) {
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const { current } = place;
    if (!current) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, []);
  return (
    <div ref={place} className="chart" role="img" aria-label={label} style={{ height }}>
      {isSeen && <Suspense fallback={<Loading />}>{children}</Suspense>}
    </div>
  );
}
