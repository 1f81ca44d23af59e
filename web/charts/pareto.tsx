import { LineChart } from 'echarts/charts';
import { use } from 'echarts/core';
import { useMemo } from 'react';

import { Chart, INK } from './chart';

use([LineChart]);

interface Reef {
  readonly name: string;
  /** Decimal text, as the cumulative share is; they become a number of pixels here, and nothing else. */
  readonly measured: string;
  readonly cumulative: string;
  readonly text: string;
  readonly isVital: boolean;
}

const whole = 1;

/** The greatest on the left, and above them the line of what they come to together. */
export default function Pareto({ reefs }: { readonly reefs: readonly Reef[] }) {
  const option = useMemo(
    () => ({
      animation: false,
      grid: { left: 8, right: 8, top: 12, bottom: 4, containLabel: true },
      xAxis: {
        type: 'category',
        data: reefs.map(({ name }) => name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: INK.line } },
        axisLabel: { color: INK.text, width: 84, overflow: 'truncate', hideOverlap: true },
      },
      yAxis: [
        {
          type: 'value',
          splitNumber: 3,
          axisLabel: { color: INK.text },
          splitLine: { lineStyle: { color: INK.line } },
        },
        {
          type: 'value',
          min: 0,
          max: whole,
          interval: whole / 5,
          splitLine: { show: false },
          axisLabel: { color: INK.text, formatter: (share: number) => `${Math.round(100 * share)}%` },
        },
      ],
      tooltip: {
        trigger: 'axis',
        formatter: ([first]: readonly { readonly dataIndex: number }[]) => reefs[first?.dataIndex ?? -1]?.text ?? '',
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 48,
          data: reefs.map(({ measured, isVital }) => ({
            value: Number(measured),
            itemStyle: { color: isVital ? INK.accent : '#8fb0c6', borderRadius: [3, 3, 0, 0] },
          })),
        },
        {
          type: 'line',
          yAxisIndex: 1,
          symbolSize: 5,
          lineStyle: { color: INK.text, width: 1.5 },
          itemStyle: { color: INK.text },
          data: reefs.map(({ cumulative }) => Number(cumulative)),
        },
      ],
    }),
    [reefs],
  );
  return <Chart option={option} />;
}
