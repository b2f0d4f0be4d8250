import { todayOnThisPc, writtenDate } from '#shared/school-calendar.ts';
import { APP_NAME } from '#shared/terms.ts';
import { QrCode } from './qr-code.tsx';
import classes from './recovery-sheet.module.css';

interface RecoverySheetProps {
  schoolName: string;
  recoveryCode: string;
  groups: readonly string[];
}

/** Lines to fill in by hand, for two times that the envelope is opened. */
const OCCASIONS = ['first', 'second'].flatMap((time) => [
  { key: `${time} opening`, word: '拆封' },
  { key: `${time} sealing`, word: '重新封存' },
]);

/**
 * The sheet for the principal's safe: one page of A4, seen on paper only. It is laid out all the while, so that
 * the fonts are there when it is printed.
 */
export function RecoverySheet({ schoolName, recoveryCode, groups }: RecoverySheetProps) {
  return (
    <section className={`on-paper ${classes.sheet ?? ''}`} aria-hidden>
      <header className={classes.head}>
        <p className={classes.school}>{schoolName}</p>
        <p className={classes.title}>{APP_NAME}保险库恢复码</p>
        <p className={classes.secret}>机密　由校长保管　只此一份</p>
      </header>
      <div className={classes.key}>
        <div>
          <p className={classes.label}>恢复码</p>
          <ol className={classes.groups}>
            {groups.map((group, index) => (
              // A code never changes while it is shown, and its groups may repeat.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={index}>{group}</li>
            ))}
          </ol>
          <p className={classes.hint}>共 {groups.length} 组，每组 4 位；没有字母 I、L、O、U</p>
        </div>
        <figure className={classes.code}>
          <QrCode text={recoveryCode} label="恢复码的二维码" className={classes.qr ?? ''} />
          <figcaption>与左侧相同，可用扫码枪输入</figcaption>
        </figure>
      </div>
      <div className={classes.advice}>
        <p className={classes.label}>用途</p>
        <p>
          忘记密码时，打开心港，选择“用恢复码打开”，照着输入，大小写和短横都不要紧；再说明您是谁，另设密码。
        </p>
        <p className={classes.label}>保管</p>
        <ol>
          <li>拿到这张纸的人，能打开这台电脑上的全部心理档案。</li>
          <li>请当面装入信封，封口签名，写上日期，放进校长保险柜。</li>
          <li>不要用手机拍照或扫描，不要复印，不要发到微信或邮箱。</li>
          <li>拆封使用后，请在下面登记，并重新密封；更换恢复码后，请销毁这张纸。</li>
        </ol>
      </div>
      <table className={classes.register}>
        <thead>
          <tr>
            <th className={classes.short}>事项</th>
            <th>日期</th>
            <th>原因</th>
            <th>心理教师签名</th>
            <th>保管人签名</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>交付封存</td>
            <td>{writtenDate(todayOnThisPc())}</td>
            <td>启用</td>
            <td />
            <td />
          </tr>
          {OCCASIONS.map(({ key, word }) => (
            <tr key={key}>
              <td>{word}</td>
              <td />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
