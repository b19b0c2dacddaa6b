/** Words of the page behind a sign-in link. */
export const zhSignIn = {
  title: '登录',
  working: '正在登录…',
  done: '已登录，正在打开页面…',
  wrong: {
    title: '这个链接不能用了',
    todo: '登录链接只能用一次，打开后就失效。请在后台重新生成一个链接，或重新启动后台，它会打印新的链接。',
  },
  missing: {
    title: '链接不完整',
    todo: '请打开后台启动时打印的完整链接，包括 # 号后面的部分。',
  },
  unreachable: {
    title: '暂时连不上后台',
    todo: '请检查网络和后台是否在运行。链接还没有用掉，可以再试一次。',
  },
  retry: '再试一次',
} as const;
