import { createHash } from "node:crypto";
import { noon } from "./operator";
import { Refusal, type FakeAws } from "./fake-aws";

type Json = Readonly<Record<string, unknown>>;

/** An image as a test pushes it. */
interface Pushed {
    readonly tags: string[];
    readonly manifest: string;
    readonly mediaType: string;
    /** What ECR says of its scan, one answer after another; the last one stays. */
    readonly scans: readonly Json[];
}

const scanned = { imageScanStatus: { status: "COMPLETE" }, imageScanFindings: { findings: [] } };
const mediaType = (kind: "manifest" | "index") => `application/vnd.oci.image.${kind}.v1+json`;

/** The repository platform/permits, the parameters of its services, and the service permits of staging, as AWS has them. */
export class FakeRegistry {
    readonly images = new Map<string, Pushed>();
    /** Versions by name. */
    readonly parameters = new Map<string, { Value: string; Description: string; Labels: string[]; Type?: string }[]>();
    /** Digests that ECR would expire. */
    expired: readonly string[] = [];
    private scansAsked = 0;
    private expiryAsked = 0;

    constructor(private readonly aws: FakeAws) {
        this.scriptImages(aws);
        this.scriptParameters(aws);
        aws.on("lambda GetFunction", () => new Refusal("ResourceNotFoundException", "", 404));
    }

    /** Pushes an image for one architecture; its digest. */
    push(tags: readonly string[], scans: readonly Json[] = [scanned], architecture = "arm64"): string {
        const config = { digest: `sha256:config-${architecture}` };
        return this.put(tags, JSON.stringify({ schemaVersion: 2, config, annotations: { tags } }), "manifest", scans);
    }

    /** Pushes an index of images. */
    pushIndex(tags: readonly string[], children: Readonly<Record<string, string>>): string {
        const manifests = Object.entries(children).map(([architecture, digest]) => ({
            digest,
            platform: { architecture },
        }));
        return this.put(tags, JSON.stringify({ schemaVersion: 2, manifests }), "index", []);
    }

    /** Has the service permits of staging run an image of the repository. */
    runs(digest: string): void {
        const taskDefinition = "arn:aws:ecs:us-east-1:123456789012:task-definition/platform-staging-permits:1";
        const image = `123456789012.dkr.ecr.us-east-1.amazonaws.com/platform/permits@${digest}`;
        const containerDefinitions = [{ name: "app", image }];
        this.aws.on("ecs ListServices", () => ({ serviceArns: ["permits"] }));
        this.aws.on("ecs DescribeServices", () => ({ services: [{ serviceArn: "permits", taskDefinition }] }));
        this.aws.on("ecs DescribeTaskDefinition", () => ({ taskDefinition: { containerDefinitions } }));
        this.aws.on("ecs ListServiceDeployments", () => ({ serviceDeployments: [] }));
    }

    /** Has the function report of staging run an image of the repository. */
    functionRuns(digest: string): void {
        const ImageUri = `123456789012.dkr.ecr.us-east-1.amazonaws.com/platform/permits@${digest}`;
        this.aws.on("lambda GetFunction", ({ FunctionName }) =>
            FunctionName === "platform-staging-fn-report"
                ? { Code: { ImageUri } }
                : new Refusal("AccessDeniedException"),
        );
    }

    private put(tags: readonly string[], manifest: string, kind: "manifest" | "index", scans: readonly Json[]): string {
        const digest = `sha256:${createHash("sha256").update(manifest).digest("hex")}`;
        this.images.set(digest, { tags: [...tags], manifest, mediaType: mediaType(kind), scans });
        return digest;
    }

    private digestOf({ imageTag, imageDigest }: { imageTag?: string; imageDigest?: string }): string {
        return imageDigest ?? [...this.images].find(([, { tags }]) => tags.includes(imageTag ?? ""))?.[0] ?? "";
    }

    private scriptImages(aws: FakeAws): void {
        const detail = (digest: string) => {
            const image = this.images.get(digest);
            return image && { imageDigest: digest, imageTags: image.tags, imagePushedAt: noon / 1000 };
        };
        aws.on("ecr DescribeImages", ({ imageIds }) => {
            const [wanted] = (imageIds ?? []) as object[];
            const found = wanted === undefined ? [...this.images.keys()] : [this.digestOf(wanted)];
            const imageDetails = found.map(detail).filter((one) => one !== undefined);
            return imageDetails.length === 0 ? new Refusal("ImageNotFoundException") : { imageDetails };
        });
        aws.on("ecr BatchGetImage", ({ imageIds }) => {
            const [id = {}] = imageIds as object[];
            const image = this.images.get(this.digestOf(id));
            const { manifest: imageManifest, mediaType: imageManifestMediaType } = image ?? {};
            return { images: image === undefined ? [] : [{ imageId: id, imageManifest, imageManifestMediaType }] };
        });
        // No rule of the repository takes an image away, but where a test says so.
        aws.on("ecr StartLifecyclePolicyPreview", () => ({ status: "IN_PROGRESS" }));
        aws.on("ecr GetLifecyclePolicyPreview", () => ({
            status: this.expiryAsked++ === 0 ? "IN_PROGRESS" : "COMPLETE",
            previewResults: this.expired.map((imageDigest) => ({ imageDigest, action: { type: "EXPIRE" } })),
        }));
        aws.on("ecr PutImage", ({ imageManifest, imageTag }) => {
            const image = [...this.images.values()].find(({ manifest }) => manifest === imageManifest);
            image?.tags.push(String(imageTag));
            return { image: {} };
        });
        aws.on("ecr GetDownloadUrlForLayer", ({ layerDigest }) => {
            const architecture = String(layerDigest).replace("sha256:config-", "");
            return { downloadUrl: `data:application/json,${JSON.stringify({ architecture })}` };
        });
        aws.on("ecr DescribeImageScanFindings", ({ imageId }) => {
            const { scans = [] } = this.images.get(this.digestOf(imageId as object)) ?? {};
            return scans[Math.min(this.scansAsked++, scans.length - 1)] ?? new Refusal("ScanNotFoundException");
        });
    }

    private scriptParameters(aws: FakeAws): void {
        const versions = (name: unknown) =>
            (this.parameters.get(String(name)) ?? []).map((one, index) => ({
                ...{ ...one, Name: name, Version: index + 1 },
                LastModifiedDate: noon / 1000 - 7200,
            }));
        aws.on("ssm GetParameter", ({ Name }) => {
            const Parameter = versions(Name).at(-1);
            return Parameter === undefined ? new Refusal("ParameterNotFound") : { Parameter };
        });
        aws.on("ssm GetParameterHistory", ({ Name }) => ({ Parameters: versions(Name) }));
        aws.on("ssm PutParameter", ({ Name, Value, Description, Type }) => {
            const all = this.parameters.get(String(Name)) ?? [];
            const type = Type === undefined ? {} : { Type: JSON.stringify(Type).slice(1, -1) };
            all.push({ Value: String(Value), Description: String(Description), Labels: [], ...type });
            this.parameters.set(String(Name), all);
            return { Version: all.length };
        });
        aws.on("ssm LabelParameterVersion", ({ Name, ParameterVersion, Labels }) => {
            const all = this.parameters.get(String(Name)) ?? [];
            for (const [index, version] of all.entries()) {
                const kept = version.Labels.filter((label) => !(Labels as string[]).includes(label));
                version.Labels = index + 1 === ParameterVersion ? [...kept, ...(Labels as string[])] : kept;
            }
            return {};
        });
    }
}
