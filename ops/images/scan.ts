import { severities, type Severity } from "../../components/images/schema";
import { exitCodes, OpsError } from "../errors";
import { allPages } from "../pages";
import type { Session } from "../session";
import type { EcrPlace } from "./address";

/** In place of findings to allow: an image that ECR cannot scan, such as one without a distribution. */
export const unscanned = "unscanned";

interface Scan {
    /** As ECR names it: IN_PROGRESS, COMPLETE, ACTIVE, FAILED, UNSUPPORTED_IMAGE… */
    readonly status: string;
    /** Names of findings that are severe enough to stop a release. */
    readonly severe: readonly string[];
}

/** What stops a release, from a severity on. */
const severe: Readonly<Record<Severity, string>> = {
    CRITICAL: "critical",
    HIGH: "high or critical",
    MEDIUM: "medium or worse",
    LOW: "low or worse",
};

const done = ["COMPLETE", "ACTIVE"];
const underWay = ["IN_PROGRESS", "PENDING"];

/**
 * Waits for the scan of an image.
 *
 * @param allowed Findings that are accepted, by name; `unscanned` for an image that ECR has not scanned.
 * @throws OpsError (1) for severe findings that are not allowed, and where there is no scan; (5) when the time is up.
 */
export async function passScan(
    session: Session,
    place: EcrPlace,
    digest: string,
    allowed: readonly string[],
): Promise<void> {
    const { world, progress } = session;
    const limit = world.now() + session.timeoutMs("10m");
    let scan = await readScan(session, place, digest);
    while (underWay.includes(scan.status)) {
        if (world.now() >= limit) {
            throw new OpsError(exitCodes.timeIsUp, "ECR is still scanning the image; nothing was released.");
        }
        progress.state(`ECR scans the image: ${scan.status}`);
        await world.sleep(5000);
        scan = await readScan(session, place, digest);
    }
    progress.clear();
    if (!done.includes(scan.status) && !allowed.includes(unscanned)) {
        const how = `To release it all the same, add --allow ${unscanned}.`;
        throw new OpsError(exitCodes.wanting, `ECR has not scanned ${digest}: ${scan.status}. ${how}`);
    }
    const blocking = scan.severe.filter((name) => !allowed.includes(name));
    if (blocking.length > 0) {
        throw new OpsError(
            exitCodes.wanting,
            `ECR found what is ${severe[blockedFrom(session)]} in ${digest}: ${blocking.join(", ")}. Build it anew without, or accept them with --allow ${blocking.join(",")}.`,
        );
    }
}

/** As the registry's stack says. */
function blockedFrom({ stack }: Session): Severity {
    return stack.registry?.block ?? "CRITICAL";
}

async function readScan(
    session: Session,
    { registryId, region, repositoryName }: EcrPlace,
    imageDigest: string,
): Promise<Scan> {
    const ecr = await session.aws.ecr(region);
    const stopping: readonly string[] = severities.slice(0, severities.indexOf(blockedFrom(session)) + 1);
    const isSevere = ({ severity = "" }: { readonly severity?: string | undefined }) => stopping.includes(severity);
    let status = "NO_SCAN";
    try {
        const found = await allPages(async (nextToken) => {
            const page = await ecr.describeImageScanFindings({
                ...{ registryId, repositoryName, imageId: { imageDigest }, nextToken },
            });
            status = page.imageScanStatus?.status ?? status;
            const { findings = [], enhancedFindings = [] } = page.imageScanFindings ?? {};
            const basic = findings.filter(isSevere).map(({ name }) => name);
            const enhanced = enhancedFindings
                .filter(isSevere)
                .map(({ packageVulnerabilityDetails, title }) => packageVulnerabilityDetails?.vulnerabilityId ?? title);
            return [[...basic, ...enhanced].map((name) => name ?? "a finding without a name"), page.nextToken];
        });
        return { status, severe: [...new Set(found)].sort() };
    } catch (error) {
        if (error instanceof Error && error.name === "ScanNotFoundException") {
            return { status, severe: [] };
        }
        throw error;
    }
}
