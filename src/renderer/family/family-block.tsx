import type { InFile, StandingBlock } from '#renderer/kinds/kind-on-screen.ts';
import { Clamped } from '#renderer/parts/clamped.tsx';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import type { StudentFile } from '#shared/contract/students.ts';
import { writtenDate } from '#shared/school-calendar.ts';
import { CIRCUMSTANCES } from '#shared/terms.ts';
import classes from './family.module.css';
import { Guardians } from './guardians.tsx';
import { RemarkOffers } from './remark-now.tsx';

const lastingCircumstances = ({ circumstances }: StudentFile) =>
  circumstances.filter(({ endedOn }) => endedOn === null);

/** 家庭与监护人: whom one calls, in that order, and what is known of how the child grows up. */
export const familyBlock: StandingBlock = {
  name: 'family',
  word: '家庭与监护人',
  gist: (file) => {
    const { guardians, formerGuardians, circumstances, remarks, address } = file;
    const entries = [...guardians, ...formerGuardians, ...circumstances, ...remarks];
    if (entries.length === 0 && address === '') return null;
    const known = lastingCircumstances(file).map(({ circumstance }) => CIRCUMSTANCES[circumstance]);
    return [`${guardians.length} 位监护人`, ...known].join('，');
  },
  Body: FamilyNow,
};

function FamilyNow(props: InFile) {
  const { file, onShow } = props;
  const [remark] = file.remarks;
  return (
    <>
      <Guardians {...props} />
      {file.address !== '' && <p className={classes.address}>住址：{file.address}</p>}
      {lastingCircumstances(file).map(({ id, circumstance, text, source, fromOn }) => (
        <OpenRow
          key={id}
          title={CIRCUMSTANCES[circumstance]}
          note={
            <Clamped lines={2}>{`${writtenDate(fromOn)}起${text && `。${text}`}（来源：${source}）`}</Clamped>
          }
          onOpen={() => onShow({ shows: 'record', opens: { record: 'circumstance', id } })}
        />
      ))}
      {remark && (
        <>
          <OpenRow
            title="名册备注"
            note={<Clamped lines={3}>{`${writtenDate(remark.notedOn)}：${remark.text}`}</Clamped>}
            onOpen={() => onShow({ shows: 'record', opens: { record: 'rosterRemark', id: remark.id } })}
          />
          <RemarkOffers {...props} remark={remark} />
        </>
      )}
      {file.formerGuardians.length > 0 && (
        <OpenRow
          title={`以前的联系方式 ${file.formerGuardians.length} 条`}
          note="只供查看；旧的告知书按当时的信息印出"
          onOpen={() => onShow({ shows: 'act', act: 'formerGuardians' })}
        />
      )}
    </>
  );
}
