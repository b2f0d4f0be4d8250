/** What a warning signal asks for (policy P1). */
export const ASSESS_SOON = '警示信号：请尽快评估。评估后请调整预警等级，或在辅导记录里写下评估。';
