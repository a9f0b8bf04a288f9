using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Work;

namespace PostalTracking.Web.Features.Claims.Desk.Bulk;

/// <summary>What became of one claim.</summary>
/// <param name="WhyNot">As in <see cref="BulkLine"/>; null: done.</param>
internal sealed record BulkResult(string Number, string? WhyNot);

/// <summary>
/// Does to each claim what was shown, each in a transaction of its own: one that fails leaves the others done. What somebody changed
/// since it was shown is left alone.
/// </summary>
internal sealed class BulkRun(
    BulkPlan plan, ClaimTransaction claims, AssignClaim assign, WriteMessage messages, MoveClaim moves, AskEvidence asking)
{
    public async Task<IReadOnlyList<BulkResult>> RunAsync(BulkForm form, ClaimActor actor, CancellationToken cancellationToken)
    {
        var seen = form.Marks.ToDictionary(mark => mark.Number, mark => mark.Version);
        var results = new List<BulkResult>();
        foreach (var line in await plan.ReadAsync(form, actor, cancellationToken))
        {
            var version = seen[line.Claim.ClaimNumber];
            var whyNot = version != line.Claim.Version ? "Changed"
                : line.WhyNot ?? WhyNot(await ActAsync(line, version, form, actor, cancellationToken));
            results.Add(new(line.Claim.ClaimNumber, whyNot));
        }

        return results;
    }

    private Task<ClaimOutcome> ActAsync(
        BulkLine line, int version, BulkForm form, ClaimActor actor, CancellationToken cancellationToken)
    {
        var number = line.Claim.ClaimNumber;
        return form.Act switch
        {
            BulkAct.Assign => assign.AssignAsync(number, form.Who, actor, version, cancellationToken),
            BulkAct.Hold => moves.MoveAsync(number, new(ClaimStatus.OnHold, form.Reason, form.Words), actor, version, cancellationToken),
            BulkAct.Message => claims.RunAsync(
                number,
                actor,
                version,
                _ => messages.WriteAsync(number, line.Message!, actor, isInternal: false, cancellationToken),
                cancellationToken),
            _ => claims.RunAsync(
                number,
                actor,
                version,
                async claim =>
                {
                    await asking.WaiveAsync(claim, form.Kind!.Value, actor, cancellationToken);
                    return new ClaimOutcome.Done(claim);
                },
                cancellationToken),
        };
    }

    private static string? WhyNot(ClaimOutcome outcome) => outcome switch
    {
        ClaimOutcome.Done => null,
        ClaimOutcome.Changed => "Changed",
        _ => "Refused",
    };
}
