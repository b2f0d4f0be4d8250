/**
 * What Chinese people put into passwords before anything else, commonest first: declarations, lucky numbers,
 * words of the school and of a counselling room, in pinyin as a keyboard types them, and in characters. The
 * lists that come with the library were collected elsewhere and know few of them.
 */
export const CHINESE_HABITS: readonly string[] = `
woaini 5201314 1314520 520520 woaini520 woaini1314 iloveyou 1314 520 521 584520 5841314520 7758521 7758258
aini aini1314 woaiwojia wodemima mima mimamima wozhidao nihao nihaoma nihao123 woshishui woshinibaba nishishui
laopo laogong baobei baobao qinaide tiantian xiaoxiao aiqing yongyuan xingfu kuaile jiayou ganbei wansui
zhongguo beijing shanghai guangzhou shenzhen tianjin chongqing wuhan nanjing hangzhou chengdu
xuexiao laoshi xuesheng jiaoshi banzhuren xiaozhang zhuren ketang kaoshi gaokao zhongkao chengji banji
xinli xinlixue xinlishi xinlijiankang xinlifudao xinlizixun zixun zixunshi fudao fudaoshi jiaoyu deyu anquan
xiaoxue zhongxue chuzhong gaozhong youeryuan daxue shiyan shiyanxuexiao yizhong erzhong sanzhong
heartharbor xingang xinganghao mimashi guanliyuan admin admin888 root888 password mima123 mima123456
huawei xiaomi lenovo weixin weixin123 wechat taobao zhifubao baidu tengxun qq123456 qqqq1234 wangyi
zhangsan lisi wangwu xiaoming xiaohong meimei lilei hanmeimei baba mama jiejie gege didi nainai yeye
shengri shengrikuaile xinnian xinniankuaile gongxi gongxifacai facai fuqi dafuhao haoyun pingan yilupingan
haohaoxuexi tiantianxiangshang chifan shuijiao diannao shouji shouji123 dianhua huanying guanxi meiguanxi
yisheng yishi shiji shijie taiyang yueliang xingxing dahai daxiang xiaogou xiaomao laohu longma
a123456 a123456789 aa123456 abc123456 qq123456789 q123456 w123456 z123456 zxc123 qwe123 asd123 qaz123
147258369 147258 159357 123654789 987654321 789456123 741852963 963852741 1234qwer qwer1234 1q2w3e4r
888888 666666 88888888 66666666 168168 16888888 518518 11223344 12344321 123321 1212 1230 110120 110119
我爱你 一生一世 我爱我家 密码 我的密码 你好 老师 学生 学校 校长 班主任 心理 心理健康 心理辅导 心理咨询 辅导室 咨询室
心港 保险库 中国 北京 上海 生日快乐 新年快乐 恭喜发财 一路平安 好好学习 天天向上 好好学习天天向上 加油 宝贝 幸福 快乐 平安
一二三四五六七八 一二三四五六 一二三四 床前明月光 疑是地上霜 举头望明月 低头思故乡 春眠不觉晓 白日依山尽 黄河入海流
不忘初心 牢记使命 立德树人 为人民服务 知识就是力量 世上无难事只怕有心人
`
  .split(/\s+/)
  .filter(Boolean);
