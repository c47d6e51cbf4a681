import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { forEachEntry } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { AccessAnalyzerConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** Each analyzer. */
    analyzer: aws.accessanalyzer.Analyzer,
};

export type AccessAnalysisTransforms = TransformsOf<typeof inner>;

export interface AccessAnalysisArgs {
    readonly scope: AwsScope;
    /** Key of each region's resources, and the region. */
    readonly regions: Readonly<Record<string, string>>;
    readonly config: AccessAnalyzerConfig;
    readonly deletionProtection: boolean;
    /** Whether the organization's accounts are no strangers, and all of them are looked at. */
    readonly forOrganization: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: AccessAnalysisTransforms | undefined;
}

/**
 * Access Analyzer: which buckets, roles, keys and queues somebody outside of the account can use, and which rights nobody uses.
 *
 * Children: the analyzer `<prefix>-external` of each region, which is free, and with `unusedDays` one `<prefix>-unused`, for IAM knows no
 * regions: 0.20 USD a month for each role and user. Another `unusedDays` replaces that, and its findings are looked for anew.
 */
export class AccessAnalysis extends pulumi.ComponentResource {
    static readonly type = "platform:account:AccessAnalysis";

    constructor(name: string, args: AccessAnalysisArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AccessAnalysis.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, regions, deletionProtection } = args;
        const type = args.forOrganization ? "ORGANIZATION" : "ACCOUNT";
        const unusedAccessAge = args.config.unusedDays;
        forEachEntry(regions, (region, key) => {
            new aws.accessanalyzer.Analyzer(
                `${name}${key}`,
                { region, analyzerName: `${scope.prefix}-external`, type },
                { parent: this, protect: deletionProtection },
            );
        });
        if (unusedAccessAge !== undefined) {
            new aws.accessanalyzer.Analyzer(
                `${name}-unused`,
                {
                    analyzerName: `${scope.prefix}-unused`,
                    type: "ACCOUNT_UNUSED_ACCESS",
                    configuration: { unusedAccess: { unusedAccessAge } },
                },
                { parent: this },
            );
        }
        this.registerOutputs(transformed(this));
    }
}
