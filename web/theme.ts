import type { ThemeConfig } from 'antd';

/** Calm, and with contrast enough for every text (WCAG AA). Fonts are those of the device. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#17557a',
    colorLink: '#17557a',
    colorError: '#b3261e',
    colorSuccess: '#1e6b3c',
    colorWarning: '#8a5a00',
    colorInfo: '#17557a',
    colorInfoBg: '#eef4f8',
    colorInfoBorder: '#b9d0de',
    colorSuccessBg: '#eef7f1',
    colorSuccessBorder: '#b5d6c2',
    colorWarningBg: '#fdf6e7',
    colorWarningBorder: '#e6cf9f',
    colorErrorBg: '#fdf0ef',
    colorErrorBorder: '#ebbbb7',
    colorTextSecondary: '#4d5b66',
    colorTextDescription: '#55626c',
    colorTextPlaceholder: '#66727c',
    colorBgLayout: '#f5f7f9',
    borderRadius: 6,
    fontSize: 15,
    fontFamily:
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    motionDurationMid: '0.1s',
    motionDurationSlow: '0.15s',
  },
};
