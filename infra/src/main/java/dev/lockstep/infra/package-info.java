/// The CDK app: from the pipelines of a project and one environment to CloudFormation.
@NullMarked
package dev.lockstep.infra;

import org.jspecify.annotations.NullMarked;
