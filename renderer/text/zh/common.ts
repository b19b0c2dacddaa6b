/** Words that every screen may use: times, connection, simulated devices. */
export const zhCommon = {
  assistant: '小堂',
  wait: {
    range: '大约 {{low}}–{{high}} 分钟',
    about: '大约 {{low}} 分钟',
    soon: '马上就到',
    unknown: '暂时无法估计',
    hidden: {
      'no-counter': '请咨询大堂',
      'no-counter-open': '窗口暂未开放',
      'not-foreseeable': '暂时无法估计',
    },
  },
  connection: {
    connecting: '正在连接…',
    lost: '连接中断，正在自动恢复…',
    refused: '此屏幕尚未登录',
  },
  simulated: '演示：模拟设备',
  restarting: '屏幕正在重新打开，请稍等…',
  failureNumber: '编号 {{number}}',
} as const;
