/** What a guardian usually is to the child; any other word may be typed. */
export const RELATIONS = ['父亲', '母亲', '祖父', '祖母', '外祖父', '外祖母', '其他'];
