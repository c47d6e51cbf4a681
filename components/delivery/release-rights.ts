import * as pulumi from "@pulumi/pulumi";
import { releaseParameter, repositoryName } from "../images/names";
import type { Statement } from "../shared/policy-document";
import { arnOf, parameterPath, type AwsScope } from "../shared/scope";
import type { ReleaseTarget } from "./releases";

/**
 * What an app's pipeline may do: push to its service's repository, read what ECR's scan found there, and move the one
 * parameter that says what the service runs. It deploys nothing, and cannot label a version of the parameter `live`, which is
 * what promotion to another stack goes by.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
 */
export function releaseStatements(
    scope: AwsScope,
    service: string,
    { accountId, region, repository }: ReleaseTarget,
): readonly Statement[] {
    const name = repositoryName(pulumi.getProject(), repository);
    return [
        { Sid: "SignIn", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
        {
            Sid: "Push",
            Effect: "Allow",
            Action: [
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchGetImage",
                "ecr:CompleteLayerUpload",
                "ecr:DescribeImages",
                "ecr:DescribeImageScanFindings",
                "ecr:GetDownloadUrlForLayer",
                "ecr:InitiateLayerUpload",
                "ecr:PutImage",
                "ecr:UploadLayerPart",
            ],
            Resource: pulumi.interpolate`arn:${scope.partition}:ecr:${region}:${accountId}:repository/${name}`,
        },
        // Where Inspector scans, ECR asks it for the findings in the caller's name.
        { Sid: "Findings", Effect: "Allow", Action: "inspector2:ListFindings", Resource: "*" },
        {
            Sid: "Pointer",
            Effect: "Allow",
            Action: ["ssm:GetParameter", "ssm:PutParameter"],
            Resource: arnOf(scope, "ssm", `parameter${releaseParameter(parameterPath(), service)}`),
        },
    ];
}
