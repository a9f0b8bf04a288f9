using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Desk.Queue;
using PostalTracking.Web.Features.Claims.Work;
using PostalTracking.Web.Features.Protection.Counter;

namespace PostalTracking.Web.Features.Claims.Desk.Case;

/// <summary>What the forms of the case page do, each on the version of the claim that was looked at.</summary>
internal sealed class CaseActs(
    ClaimTransaction claims, MoveClaim moves, WriteMessage messages, AssignClaim assign, AskEvidence asking, DeskStaff staff)
{
    public Task<ClaimOutcome> MoveAsync(string number, CaseForm form, ClaimActor actor, CancellationToken cancellationToken)
    {
        if (form.To is not { } to)
        {
            return Refused(ClaimRefusal.ReasonRequired);
        }

        long? amount = null;
        if (!string.IsNullOrWhiteSpace(form.Amount))
        {
            if (TypedSum.Read(form.Amount, out var kopecks) is not null)
            {
                return Refused(ClaimRefusal.AmountRequired);
            }

            amount = kopecks;
        }

        return moves.MoveAsync(
            number, new(to, form.Reason, form.Words, amount) { Needs = form.Needs }, actor, form.Version, cancellationToken);
    }

    /// <summary>Nobody answers past what the other wrote meanwhile.</summary>
    public Task<ClaimOutcome> WriteAsync(string number, CaseForm form, ClaimActor actor, CancellationToken cancellationToken) =>
        form.Words is not { } words
            ? Refused(ClaimRefusal.TextRequired)
            : claims.RunAsync(
                number,
                actor,
                form.Version,
                _ => messages.WriteAsync(number, words, actor, form.IsNote, cancellationToken),
                cancellationToken);

    /// <param name="to">Null: to nobody.</param>
    public async Task<ClaimOutcome> AssignAsync(
        string number, Guid? to, int version, ClaimActor actor, CancellationToken cancellationToken) =>
        to is { } id && !await staff.IsConsultantAsync(id, cancellationToken)
            ? new ClaimOutcome.NotFound()
            : await assign.AssignAsync(number, to, actor, version, cancellationToken);

    public Task<ClaimOutcome> WaiveAsync(
        string number, EvidenceKind kind, int version, ClaimActor actor, CancellationToken cancellationToken) =>
        claims.RunAsync(
            number,
            actor,
            version,
            async claim =>
            {
                await asking.WaiveAsync(claim, kind, actor, cancellationToken);
                return new ClaimOutcome.Done(claim);
            },
            cancellationToken);

    private static Task<ClaimOutcome> Refused(ClaimRefusal reason) => Task.FromResult<ClaimOutcome>(new ClaimOutcome.Refused(reason));
}
