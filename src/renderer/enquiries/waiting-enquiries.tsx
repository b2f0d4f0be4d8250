import { UnstyledButton } from '@mantine/core';
import { IconMailbox } from '@tabler/icons-react';
import { ShortDate } from '#renderer/parts/short-date.tsx';
import { usePlace } from '#renderer/place.tsx';
import type { EnquiryLine } from '#shared/contract/enquiries.ts';
import { ENQUIRY_CHANNELS, writtenSender } from '#shared/enquiries.ts';
import { type LocalDate, todayOnThisPc } from '#shared/school-calendar.ts';
import classes from './enquiries.module.css';

/** Who waits for an answer and is in nobody's file: it is nobody's duty in the list of what is owed to students. */
export function WaitingEnquiries({ enquiries }: { enquiries: readonly EnquiryLine[] }) {
  const { go } = usePlace();
  const today: LocalDate = todayOnThisPc();
  if (enquiries.length === 0) return null;
  return (
    <ul className={classes.waiting} aria-label="待回应的来信来电">
      {enquiries.map((line) => (
        <li key={line.id}>
          <UnstyledButton
            className={classes.line}
            data-late={(line.dueOn !== null && line.dueOn < today) || undefined}
            onClick={() => go({ at: 'enquiries', enquiryId: line.id })}
          >
            <IconMailbox size={18} aria-hidden />
            <strong>
              {ENQUIRY_CHANNELS[line.channel]}　{writtenSender(line)}
            </strong>
            <span className={classes.text}>{line.summary}</span>
            <span className={classes.soft}>
              <ShortDate on={line.occurredOn} />
              收到，待回应
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
