import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

export const INK = { text: '#4d5b66', line: '#c9d2d9', accent: '#17557a', good: '#1e6b3c', bad: '#b3261e' } as const;

/** A chart that fills its place, and follows its size. */
export function Chart({ option }: { readonly option: EChartsCoreOption }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return undefined;
    const chart = init(place.current, null, { renderer: 'svg' });
    chart.setOption(option);
    const observer = new ResizeObserver(() => {
      chart.resize();
    });
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={place} className="fill" />;
}
