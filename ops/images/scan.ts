import { exitCodes, OpsError } from "../errors";
import { allPages } from "../pages";
import type { Session } from "../session";
import type { EcrPlace } from "./address";

/** In place of findings to allow: an image that ECR cannot scan, such as one without a distribution. */
export const unscanned = "unscanned";

interface Scan {
    /** As ECR names it: IN_PROGRESS, COMPLETE, ACTIVE, FAILED, UNSUPPORTED_IMAGE… */
    readonly status: string;
    readonly critical: readonly string[];
}

const done = ["COMPLETE", "ACTIVE"];
const underWay = ["IN_PROGRESS", "PENDING"];

/**
 * Waits for the scan of an image.
 *
 * @param allowed Findings that are accepted, by name; `unscanned` for an image that ECR has not scanned.
 * @throws OpsError (1) for critical findings that are not allowed, and where there is no scan; (5) when the time is up.
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
    const blocking = scan.critical.filter((name) => !allowed.includes(name));
    if (blocking.length > 0) {
        throw new OpsError(
            exitCodes.wanting,
            `ECR found what is critical in ${digest}: ${blocking.join(", ")}. Build it anew without, or accept them with --allow ${blocking.join(",")}.`,
        );
    }
}

async function readScan(
    { aws }: Session,
    { registryId, region, repositoryName }: EcrPlace,
    imageDigest: string,
): Promise<Scan> {
    const ecr = await aws.ecr(region);
    let status = "NO_SCAN";
    try {
        const critical = await allPages(async (nextToken) => {
            const page = await ecr.describeImageScanFindings({
                ...{ registryId, repositoryName, imageId: { imageDigest }, nextToken },
            });
            status = page.imageScanStatus?.status ?? status;
            const { findings = [], enhancedFindings = [] } = page.imageScanFindings ?? {};
            const basic = findings.filter(({ severity }) => severity === "CRITICAL").map(({ name }) => name);
            const enhanced = enhancedFindings
                .filter(({ severity }) => severity === "CRITICAL")
                .map(({ packageVulnerabilityDetails, title }) => packageVulnerabilityDetails?.vulnerabilityId ?? title);
            return [[...basic, ...enhanced].map((name) => name ?? "a finding without a name"), page.nextToken];
        });
        return { status, critical: [...new Set(critical)].sort() };
    } catch (error) {
        if (error instanceof Error && error.name === "ScanNotFoundException") {
            return { status, critical: [] };
        }
        throw error;
    }
}
