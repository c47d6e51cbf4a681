import { nameOf } from "@platform/aws-model/urn";
import type { Block, Section } from "../section";
import { worstVerdict } from "../shared/worst-verdict";
import { unknownText } from "../shared/unknown-types";
import type { DestroyObstacle } from "./destroy";
import type { DeploymentReport } from "./report";
import { pathTable, rolloutsTable, stagesTable, timesTable, totalsTable } from "./tables";
import { about, time } from "./time";

/** How many of many obstacles a list shows. */
const SHOWN = 12;

/** The order of a deployment for people. */
export function deploymentSection(report: DeploymentReport): Section {
    const { circular, destroy, imageHazards } = report;
    return {
        id: "deployment",
        title: "Deployment order",
        verdict: circular.length > 0 ? "bad" : worstVerdict(imageHazards.map(({ verdict }) => verdict)),
        summary: summaryOf(report),
        blocks: [
            ...circles(report),
            ...imageHazardList(report),
            ...rolloutsTable(report),
            totalsTable(report),
            pathTable("The longest chain of a first deployment: it takes at least as long", report.createPath),
            stagesTable(report),
            pathTable("The longest chain of a destroy", report.destroyPath),
            ...obstacles("What stops a destroy until somebody does something", destroy.stops),
            ...obstacles("What a destroy loses for good", destroy.loses),
            ...obstacles(
                "What a destroy waits for",
                destroy.waits.map((wait) => ({ ...wait, text: `${wait.text} (about ${time(wait.seconds)})` })),
            ),
            ...obstacles("What a destroy leaves behind", destroy.leaves),
            ...timesTable(report),
            ...unknownTimes(report),
            {
                kind: "text",
                text:
                    "All times are estimates: no AWS resource promises one. A first deployment is assumed; with a plan " +
                    "to compare with, what is new and the services that are deployed anew have times of their own.",
            },
        ],
        data: report,
    };
}

function summaryOf(report: DeploymentReport): string {
    const { resources, create, destroyTotals, destroy, added, circular, unknownTypes } = report;
    if (circular.length > 0) return `${circular.length} resources wait for one another in a circle.`;
    const [usual] = create.parallel;
    const [ending] = destroyTotals.parallel;
    const fresh = added === undefined ? "" : ` Since the plan compared with, ${newOnes(added)}${deployedAnew(report)}`;
    const stops = destroy.stops.length;
    const end =
        stops === 0
            ? `a destroy about ${about(ending?.seconds ?? 0)}`
            : `a destroy about ${about(ending?.seconds ?? 0)}, which ${stops === 1 ? "1 resource stops until it is" : `${stops} resources stop until they are`} dealt with`;
    const unsure =
        unknownTypes.length === 0 ? "" : ` Not known, and taken as one or two calls: ${unknownText(unknownTypes)}.`;
    return `A first deployment of the ${resources} resources takes about ${about(usual?.seconds ?? 0)}; ${end}.${fresh}${imagesText(report)}${unsure}`;
}

function newOnes({ count, critical }: NonNullable<DeploymentReport["added"]>): string {
    if (count === 0) return "no resource is new.";
    return `${count} ${count === 1 ? "resource is" : "resources are"} new: about ${about(critical)}.`;
}

function deployedAnew({ rollouts: [longest, ...others] = [] }: DeploymentReport): string {
    if (longest === undefined) return "";
    const more = others.length === 0 ? "" : `, and ${others.length} more wait less long`;
    return ` The update of ${longest.name} ${longest.perhaps === true ? "may take" : "takes"} about ${about(longest.seconds)}${more}.`;
}

function imagesText({ imageHazards }: DeploymentReport): string {
    const [first] = imageHazards;
    if (first === undefined) return "";
    const count = new Set(imageHazards.map(({ what }) => what)).size;
    return count === 1 ? ` The image of ${first.what} needs a look.` : ` The images of ${count} need a look.`;
}

function circles({ circular }: DeploymentReport): readonly Block[] {
    if (circular.length === 0) return [];
    const items = circular.map((urn) => ({ text: nameOf(urn), urn, verdict: "bad" as const }));
    return [{ kind: "list", caption: "Wait for one another in a circle, and everything that waits for them", items }];
}

function imageHazardList({ imageHazards }: DeploymentReport): readonly Block[] {
    if (imageHazards.length === 0) return [];
    const items = imageHazards.map(({ what, text, ...where }) => ({ text: `${what}: ${text}`, ...where }));
    return [{ kind: "list", caption: "Images that may not be what was checked, or may not be there", items }];
}

function unknownTimes({ unknownTypes }: DeploymentReport): readonly Block[] {
    if (unknownTypes.length === 0) return [];
    return [
        {
            kind: "list",
            caption: "Types whose times are not known, taken as one or two calls",
            items: unknownTypes.map(({ type, count }) => ({ text: `${count} × ${type}`, verdict: "unknown" as const })),
        },
    ];
}

function obstacles(caption: string, list: readonly DestroyObstacle[]): readonly Block[] {
    if (list.length === 0) return [];
    const more = list.length - SHOWN;
    return [
        {
            kind: "list",
            caption,
            items: [
                ...list.slice(0, SHOWN).map(({ label, text, urn }) => ({ text: `${label}: ${text}`, urn })),
                ...(more > 0 ? [`and ${more} more`] : []),
            ],
        },
    ];
}
