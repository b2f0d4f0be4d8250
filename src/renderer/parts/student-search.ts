import { pinyin } from 'pinyin-pro';
import type { StudentLine } from '#shared/contract/students.ts';

interface Spelling {
  whole: string;
  initials: string;
}

const spellings = new Map<string, Spelling>();

/** How a name is spelt without tones: 张三 → zhangsan, zs. Names repeat, so each is spelt once. */
function spellingOf(name: string): Spelling {
  const known = spellings.get(name);
  if (known) return known;
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head' }).map((syllable) =>
    syllable.toLowerCase().replaceAll('ü', 'v'),
  );
  const spelling = {
    whole: syllables.join('').replace(/[^a-z0-9]/g, ''),
    initials: syllables
      .map((syllable) => syllable.slice(0, 1))
      .join('')
      .replace(/[^a-z0-9]/g, ''),
  };
  spellings.set(name, spelling);
  return spelling;
}

/** Whether `query` names this student: by name, 学号, class, pinyin or its initials. Every word must match. */
export function matchesStudent(
  student: Pick<StudentLine, 'name' | 'studentNumber' | 'className'>,
  query: string,
): boolean {
  const words = query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => {
    if (student.name.toLowerCase().includes(word)) return true;
    if (student.studentNumber.toLowerCase().includes(word)) return true;
    if (student.className.toLowerCase().includes(word)) return true;
    if (!/^[a-z]+$/.test(word)) return false;
    const spelling = spellingOf(student.name);
    return spelling.whole.startsWith(word) || spelling.initials.includes(word);
  });
}
