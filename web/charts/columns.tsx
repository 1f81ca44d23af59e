import { useMemo } from 'react';

import { Chart, INK } from './chart';

interface Column {
  readonly name: string;
  /** Decimal text; it becomes a number of pixels here, and nothing else. */
  readonly amount: string;
  readonly text: string;
  readonly isNow: boolean;
}

/** One column a month; the month that is shown stands out. */
export default function Columns({ columns }: { readonly columns: readonly Column[] }) {
  const option = useMemo(
    () => ({
      animation: false,
      grid: { left: 8, right: 8, top: 12, bottom: 4, containLabel: true },
      xAxis: {
        type: 'category',
        data: columns.map(({ name }) => name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: INK.line } },
        axisLabel: { color: INK.text },
      },
      yAxis: {
        type: 'value',
        splitNumber: 3,
        // There is no half of a person.
        ...(columns.every(({ amount }) => /^\d+$/.test(amount)) && { minInterval: 1 }),
        axisLabel: { color: INK.text },
        splitLine: { lineStyle: { color: INK.line } },
      },
      tooltip: {
        trigger: 'item',
        formatter: ({ dataIndex }: { readonly dataIndex: number }) => columns[dataIndex]?.text ?? '',
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 36,
          data: columns.map(({ amount, isNow }) => ({
            value: Number(amount),
            itemStyle: { color: isNow ? INK.accent : '#8fb0c6', borderRadius: [3, 3, 0, 0] },
          })),
        },
      ],
    }),
    [columns],
  );
  return <Chart option={option} />;
}
