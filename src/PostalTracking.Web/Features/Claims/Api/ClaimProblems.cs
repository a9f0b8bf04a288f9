using System.Globalization;
using System.Resources;
using PostalTracking.Domain.Claims;
using PostalTracking.Domain.Protection;
using PostalTracking.Web.Features.Claims.Payouts;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Claims.Api;

/// <summary>What can stand against an act on a claim, in words that say what to do.</summary>
internal static class ClaimProblems
{
    private static readonly ResourceManager Sentences = new(typeof(ClaimProblems));

    public static ResourceTexts Words { get; } = new(typeof(ClaimProblems));

    /// <summary>Extension <c>reason</c>.</summary>
    public static ProblemKind OutsideCover { get; } = new("outside-cover", 409, Sentences);

    /// <summary>{0}: the sum left, in words. Extension <c>left</c>.</summary>
    public static ProblemKind AboveLimit { get; } = new("above-limit", 422, Sentences);

    /// <summary>{0}: the status now. Extensions <c>from</c> and <c>allowed</c>.</summary>
    public static ProblemKind ForbiddenMove { get; } = new("forbidden-move", 409, Sentences);

    /// <summary>Extensions <c>from</c>, <c>version</c> and <c>allowed</c>, as they are now.</summary>
    public static ProblemKind ClaimChanged { get; } = new("claim-changed", 409, Sentences);

    /// <summary>Extension <c>reason</c>.</summary>
    public static ProblemKind ClaimRefused { get; } = new("claim-refused", 409, Sentences);

    /// <summary>In the language of the request at hand.</summary>
    public static string Now(string key, params ReadOnlySpan<object?> values) =>
        Words.For(key, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, values);

    /// <summary>Of everything but what was done.</summary>
    public static IResult Of(HttpContext context, ClaimOutcome outcome, Access.ClaimActor actor) => outcome switch
    {
        ClaimOutcome.Forbidden forbidden => Problems
            .Of(context, ForbiddenMove, ClaimTexts.For("Status", forbidden.From, context.Language()))
            .With("from", forbidden.From.ToString())
            .With("allowed", forbidden.Allowed.Select(status => status.ToString()).ToArray()),
        ClaimOutcome.Changed { Now: var now } => Problems.Of(context, ClaimChanged)
            .With("from", now.Status.ToString())
            .With("version", now.Version)
            .With("allowed", ClaimSteps.Allowed(now, actor).Select(status => status.ToString()).ToArray()),
        ClaimOutcome.Refused refused => Of(context, refused),
        _ => Problems.Of(context, ProblemKind.NotFound),
    };

    /// <summary>Of what was not done with the money.</summary>
    public static IResult Of(HttpContext context, PayoutOutcome outcome)
    {
        var why = outcome is PayoutOutcome.Refused { Why: [var first, ..] } ? first : PayoutRefusal.NotApproved;
        var problem = Problems.Of(context, ClaimRefused).With("reason", Slug.Of(why));
        problem.ProblemDetails.Detail = Now($"Payout.{why}");
        return problem;
    }

    private static IResult Of(HttpContext context, ClaimOutcome.Refused refused)
    {
        var sentence = ClaimTexts.For(refused, context.Language());
        switch (refused.Reason)
        {
            case ClaimRefusal.ReasonRequired:
                return Field("reason");
            case ClaimRefusal.TextRequired:
                return Field("text");
            case ClaimRefusal.AmountRequired or ClaimRefusal.AmountAboveAsked:
                return Field("amount");
            case ClaimRefusal.AmountAboveLimit:
                var left = refused.AmountLeft ?? 0;
                return Problems.Of(context, AboveLimit, Roubles.Of(left, context.Language())).With("left", Money.Roubles(left));
            default:
                var isCover = refused.Reason is ClaimRefusal.OutsideCover or ClaimRefusal.PolicyEnded;
                var problem = Problems.Of(context, isCover ? OutsideCover : ClaimRefused).With("reason", Slug.Of(refused.Reason));
                problem.ProblemDetails.Detail = sentence;
                return problem;
        }

        IResult Field(string name) => Problems.Validation(context, new Dictionary<string, string[]> { [name] = [sentence] });
    }
}
