import { Button } from '@mantine/core';
import { RecordAttachments } from '#renderer/attachments/record-attachments.tsx';
import { placeOfRecord } from '#renderer/kinds/kinds.ts';
import { OpenRow } from '#renderer/parts/open-row.tsx';
import sections from '#renderer/parts/section.module.css';
import { Section } from '#renderer/parts/section.tsx';
import { SideSheet } from '#renderer/parts/side-sheet.tsx';
import { usePlace } from '#renderer/place.tsx';
import { useRequest } from '#renderer/request.ts';
import type { Enquiry, EnquiryId } from '#shared/contract/enquiries.ts';
import type { StudentId } from '#shared/contract/fields.ts';
import { dayAndTimeOf, writtenDay } from '#shared/school-calendar.ts';
import classes from './enquiries.module.css';
import { EnquiryForm } from './enquiry-form.tsx';
import { draftOf, newEnquiry } from './enquiry-text.ts';
import { WRITE_ENQUIRY } from './enquiry-words.ts';
import { ReadEnquiry } from './read-enquiry.tsx';

interface EnquirySheetProps {
  /** Null while the sheet is closed. */
  opened: EnquiryId | 'new' | null;
  /** From whom another one is, where that is known already. */
  studentId: StudentId | undefined;
  onClose(): void;
}

export function EnquirySheet({ opened, studentId, onClose }: EnquirySheetProps) {
  return (
    <SideSheet
      title={opened === 'new' ? WRITE_ENQUIRY : '信箱热线'}
      opened={opened !== null}
      onClose={onClose}
    >
      {opened === 'new' && <NewEnquiry studentId={studentId} onClose={onClose} />}
      {opened !== null && opened !== 'new' && (
        <ReadEnquiry key={opened} id={opened}>
          {(enquiry) => <OpenedEnquiry enquiry={enquiry} onClose={onClose} />}
        </ReadEnquiry>
      )}
    </SideSheet>
  );
}

function NewEnquiry({ studentId, onClose }: { studentId: StudentId | undefined; onClose(): void }) {
  const { data: school } = useRequest('school.particulars', {});
  if (!school) return null;
  return (
    <EnquiryForm
      initial={newEnquiry(dayAndTimeOf(Date.now()), school.person, studentId)}
      enquiry={null}
      onClose={onClose}
    />
  );
}

function OpenedEnquiry({ enquiry, onClose }: { enquiry: Enquiry; onClose(): void }) {
  return (
    <>
      <EnquiryForm initial={draftOf(enquiry)} enquiry={enquiry} onClose={onClose} />
      <Followed enquiry={enquiry} />
      <RecordAttachments
        on={{ record: 'enquiry', id: enquiry.id }}
        day={enquiry.occurredOn}
        closed={enquiry.hasLeft}
      />
    </>
  );
}

/** What followed, as it is on record; and what may follow, begun with what is known already. */
function Followed({ enquiry }: { enquiry: Enquiry }) {
  const { go } = usePlace();
  const { id: from, studentId, followed, hasLeft } = enquiry;
  return (
    <div className={sections.beneath}>
      <Section
        title="后续"
        note={
          studentId === null
            ? '不知道是哪个学生，不能写进档案；有危险可以先记危机事件'
            : '此后一个月里这名学生的记录，自动找出，不用再写'
        }
      >
        {followed.length > 0 && (
          <div className={classes.followed}>
            {followed.map(({ opens, occurredOn, title }) => (
              <OpenRow
                key={opens.id}
                title={title}
                note={writtenDay(occurredOn)}
                onOpen={() => go(placeOfRecord(opens, studentId ?? undefined))}
              />
            ))}
          </div>
        )}
        {!hasLeft && (
          <div className={classes.acts}>
            {studentId && (
              <>
                <Button
                  variant="default"
                  onClick={() => go({ at: 'session', sessionId: null, studentId, from })}
                >
                  写辅导记录
                </Button>
                <Button
                  variant="default"
                  onClick={() =>
                    go({
                      at: 'student',
                      studentId,
                      shown: { shows: 'writing', kind: 'observation', given: from },
                    })
                  }
                >
                  记观察
                </Button>
              </>
            )}
            <Button
              variant="default"
              onClick={() =>
                go({ at: 'incident', incidentId: null, from, ...(studentId ? { studentId } : {}) })
              }
            >
              记危机事件
            </Button>
            <Button variant="subtle" onClick={() => go({ at: 'onTheSpot', from })}>
              危机现场（F8）
            </Button>
          </div>
        )}
      </Section>
    </div>
  );
}
