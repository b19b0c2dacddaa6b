/** Words of the kiosk: short, polite, spoken; what happens next, and what to do if it does not. */
export const zhKiosk = {
  title: '小堂 · 取号',
  machine: '机器助手',

  strip: {
    label: '常用按键',
    back: '返回',
    language: 'English',
    elder: '长辈版',
    reach: '低位操作',
    contrast: '高对比',
    staff: '叫人帮忙',
    staffAsking: '正在呼叫',
    staffComing: '已呼叫',
  },

  staffCall: {
    asking: '正在呼叫工作人员…',
    coming: '已通知大堂经理，请稍等，马上有人过来。',
    acknowledged: '大堂经理收到了，正在走过来。',
    failed: '没有呼叫成功。请直接到{{desk}}，或找身边的工作人员。',
  },

  attract: {
    hello: '您好，我是小堂',
    lead: '取号、咨询，请点下面的按键',
    take: '取号',
    takeHint: '选业务，拿号票',
    advice: '我想咨询',
    adviceHint: '不清楚办什么、去哪里',
    waits: '现在等候',
    waiting: '{{count}} 人在等',
    free: '现在不用等',
    closed: '现在不是营业时间',
    closedLead: '暂时不能取号。有急事请按下面的按键，或找工作人员。',
    over: '今天取号已结束',
    overLead: '已经取号的客户照常办理。有急事请找大堂经理。',
  },

  service: {
    headline: '请问您要办什么业务？',
    lead: '点一下，就能取号',
    unsure: '我不确定',
    unsureHint: '请大堂经理帮您',
    more: '更多业务',
    ruleArrival: '按取号先后叫号。',
    ruleAge: '{{age}} 岁以上客户提前 {{minutes}} 分钟计。',
    ruleSegment: '{{name}}提前 {{minutes}} 分钟计。',
  },

  need: {
    headline: '您想了解哪方面？',
    lead: '选一个最接近的，我告诉您在哪里办',
  },

  advice: {
    place: '办理地点',
    covers: '可以办理',
    wait: '现在等候',
    take: '取这个号',
  },

  desk: {
    headline: '没关系，我们来帮您',
    lead: '按下面的大按键，大堂经理就会过来',
    where: '您也可以直接到{{desk}}',
    fallback: '大堂咨询台',
    counter: '不用机器也可以：柜台和大堂经理都能为您办理。',
    call: '请大堂经理过来',
  },

  identify: {
    headline: '请放身份证',
    lead: '放在读卡区，不要移动',
    why: '只用来判断能否优先，不保存号码和照片。',
    waiting: '等待放卡…',
    reading: '正在读取，请不要拿开',
    lifted: '刚才拿早了一点，请等提示再拿',
    liftedHeadline: '请再放一次',
    skip: '不刷证件，直接取号',
    again: '再放一次',
    trouble: '没有读到',
    readerDown: '读卡器暂时不能用，您可以直接取号。',
    picture: '图示：把身份证平放在读卡区上',
  },

  issuing: {
    headline: '正在为您取号…',
    lead: '请稍等一下',
    slow: '比平时慢一点，请再等等。号不会重复取。',
    working: '正在取号',
  },

  refused: {
    headline: '这次没有取到号',
    again: '再试一次',
    other: '选别的业务',
  },

  ticket: {
    yours: '您的号',
    cardBack: '请拿好您的证件',
    greeting: '{{name}}，您好',
    priority: '优先',
    credit: '{{segment}}，已提前 {{minutes}} 分钟计',
    ahead: '前面',
    people: '{{count}} 位',
    nobody: '没有人',
    wait: '预计等候',
    place: '请到',
    printing: '正在打印号票…',
    printingHint: '出票口在屏幕下方',
    take: '请取票',
    takeHint: '票在屏幕下方的出票口，请听叫号',
    paperless: '票没有打出来',
    paperlessHint: '您的号是 {{number}}，请拍照或记下。号有效，我们照常叫您。',
    uncertain: '请看一下出票口',
    uncertainHint: '没有看到票也不要紧：您的号是 {{number}}，请拍照或记下。',
    called: '叫到您了',
    calledHint: '请到{{counter}}',
    scan: '手机扫一扫，随时看排到哪里',
    qr: '二维码：在手机上查看号 {{number}}',
    done: '好的，记住了',
    remaining: '{{seconds}} 秒后返回首页，点一下屏幕可以多看一会儿',
  },

  goodbye: {
    headline: '请稍坐，听到叫号再过去',
    lead: '祝您办理顺利，再见',
  },

  idle: {
    headline: '您还在吗？',
    lead: '{{seconds}} 秒后回到首页，您的内容会清除。',
    more: '我还在，继续',
  },

  offline: {
    headline: '暂时不能取号',
    lead: '正在恢复，好了会自动继续。',
    staff: '着急的话，请直接到柜台，或找大堂经理，都能为您办理。',
    working: '正在恢复',
  },
  starting: {
    headline: '马上就好',
    lead: '机器正在准备',
    working: '正在准备',
  },
  closed: {
    headline: '这台机器暂停使用',
    lead: '请到柜台，或找大堂经理，都能为您办理。',
  },
  signIn: {
    headline: '这台机器还没有登录',
    lead: '工作人员：请打开这台机器的登录链接。客户：请找大堂经理取号。',
  },
} as const;
