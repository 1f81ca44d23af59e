import { useMemo } from 'react';

import type { Schemas } from '../api/client';
import { Chart, INK } from './chart';

type Bar = Schemas['WaterfallBarResponse'];

interface Placed extends Bar {
  readonly from: number;
  readonly to: number;
}

/** Where each bar begins and ends: pixels are made of these, and nothing else. */
function placed(bars: readonly Bar[]): Placed[] {
  let at = 0;
  return bars.map((bar) => {
    const from = bar.kind === 'change' ? at : 0;
    at = from + Number(bar.amount);
    return { ...bar, from, to: at };
  });
}

const colorOf = ({ kind, from, to }: Placed): string => {
  if (kind !== 'change') return INK.accent;
  return to < from ? INK.bad : INK.good;
};

/** The way from the target bonus to the payout, lying, so that names have room; from top to bottom as the steps follow. */
export default function Waterfall({ bars }: { readonly bars: readonly Bar[] }) {
  const option = useMemo(() => optionOf(placed(bars)), [bars]);
  return <Chart option={option} />;
}

/** A name takes two lines at most: on a phone there is less room beside it. */
const labelWidth = (): number => (window.innerWidth < 640 ? 130 : 260);

function optionOf(bars: readonly Placed[]) {
  return {
    animation: false,
    grid: { left: 8, right: 84, top: 4, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value',
      // What changed is small beside what was there: the axis begins shortly before the lowest point.
      min: ({ min }: { readonly min: number }) => min,
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: INK.text, interval: 0, width: labelWidth(), overflow: 'break', lineHeight: 15 },
    },
    series: [
      {
        type: 'bar',
        stack: 'way',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: bars.map(({ from, to }) => Math.min(from, to)),
      },
      {
        type: 'bar',
        stack: 'way',
        silent: true,
        barMaxWidth: 22,
        data: bars.map((bar) => ({
          value: Math.abs(bar.to - bar.from),
          itemStyle: { color: colorOf(bar), borderRadius: 2 },
          label: { show: true, position: 'right', color: INK.text, formatter: bar.text },
        })),
      },
    ],
  };
}
