/** Makes one number of what was published in a period; of nothing it makes nothing. */
export type Statistic = (samples: readonly number[]) => number | undefined;

const sum = (samples: readonly number[]): number => samples.reduce((total, sample) => total + sample, 0);

const SIMPLE: Readonly<Record<string, (samples: readonly number[]) => number>> = {
    Sum: sum,
    Average: (samples) => sum(samples) / samples.length,
    Minimum: (samples) => Math.min(...samples),
    Maximum: (samples) => Math.max(...samples),
    SampleCount: (samples) => samples.length,
};

/**
 * A statistic by CloudWatch's name: the five simple ones and percentiles (`p99`, `p99.9`). Trimmed means and the like
 * are not known here: undefined.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
 */
export function statisticOf(name: string): Statistic | undefined {
    const simple = SIMPLE[name];
    if (simple !== undefined) return (samples) => (samples.length === 0 ? undefined : simple(samples));
    const percent = /^p(\d{1,2}(?:\.\d+)?|100)$/.exec(name)?.[1];
    if (percent === undefined) return undefined;
    return (samples) => percentile(samples, Number(percent) / 100);
}

/** The smallest sample that at least the given share of samples does not exceed. */
function percentile(samples: readonly number[], share: number): number | undefined {
    const sorted = [...samples].sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
