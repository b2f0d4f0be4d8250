/** The mark of the app: two moles that shelter a light over still water. */
export function HarbourMark({ size }: { size: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 48 48"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M20 7.500A17 17 0 0 0 8.500 31" />
      <path d="M28 7.500A17 17 0 0 1 39.500 31" />
      <circle cx="24" cy="20" r="3.500" fill="currentColor" stroke="none" />
      <path d="M12 34.500c2 0 2-2 4-2s2 2 4 2 2-2 4-2 2 2 4 2 2-2 4-2 2 2 4 2" />
      <path
        d="M18 41c1.500 0 1.500-1.600 3-1.600s1.500 1.600 3 1.600 1.500-1.600 3-1.600 1.500 1.600 3 1.600"
        opacity="0.6"
      />
    </svg>
  );
}
