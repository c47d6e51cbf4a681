import { fromMemory, read, type Price } from "./price-sources";

const config = read("https://cloudgauge.app/blog/governance-cost-trap.html", "2026-11-30");
const guardDuty = read(
    "https://www.factualminds.com/blog/amazon-guardduty-pricing-data-sources-multi-account/",
    "2026-06-13",
);
const guardDutyPage = "https://aws.amazon.com/guardduty/pricing/";
const inspector = read(
    "https://docs-b6y.pages.dev/hld009-vulnerability-management-amazon-inspector.html",
    "2024-07-23",
);

/** What watches an account; the first step of each scale. */
export const baselinePrices = {
    "config-item": { usd: 0.003, unit: "change", ...config },
    "config-item-daily": { usd: 0.012, unit: "resource that changed, a day", ...config },
    "config-evaluation": { usd: 0.001, unit: "evaluation", ...config },
    "guardduty-million-events": { usd: 4, unit: "million calls", ...guardDuty },
    "guardduty-gb": { usd: 1, unit: "GB", ...guardDuty },
    "guardduty-million-s3-events": { usd: 0.8, unit: "million requests", ...fromMemory(guardDutyPage) },
    "guardduty-scanned-gb": { usd: 0.03, unit: "GB", ...fromMemory(guardDutyPage) },
    "guardduty-database-vcpu": { usd: 1, unit: "vCPU for a month", ...fromMemory(guardDutyPage) },
    "security-check": {
        usd: 0.001,
        unit: "check",
        ...fromMemory("https://aws.amazon.com/security-hub/cspm/pricing/"),
    },
    "inspector-instance": { usd: 1.2528, unit: "instance for a month", ...inspector },
    "inspector-image": { usd: 0.09, unit: "image", ...inspector },
    "inspector-rescan": { usd: 0.01, unit: "scan of an image that is there", ...inspector },
    "inspector-function": {
        usd: 0.3,
        unit: "function for a month",
        ...fromMemory("https://aws.amazon.com/inspector/pricing/"),
    },
    "unused-access": {
        usd: 0.2,
        unit: "role or user for a month",
        ...fromMemory("https://aws.amazon.com/iam/access-analyzer/pricing/"),
    },
} satisfies Readonly<Record<string, Price>>;
