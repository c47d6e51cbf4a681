const COMPARISONS = {
    GreaterThanThreshold: (value: number, threshold: number) => value > threshold,
    GreaterThanOrEqualToThreshold: (value: number, threshold: number) => value >= threshold,
    LessThanThreshold: (value: number, threshold: number) => value < threshold,
    LessThanOrEqualToThreshold: (value: number, threshold: number) => value <= threshold,
} as const;

/** How an alarm compares with a fixed threshold. Those with a band (anomaly detection) are not among them. */
export type ThresholdComparison = keyof typeof COMPARISONS;

export function isComparison(text: string): text is ThresholdComparison {
    return text in COMPARISONS;
}

/** Whether a value is past the threshold. */
export function breaches(value: number, comparison: ThresholdComparison, threshold: number): boolean {
    return COMPARISONS[comparison](value, threshold);
}
