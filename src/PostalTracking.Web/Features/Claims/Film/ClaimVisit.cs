using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Film;

/// <summary>The claim that a page is about, for whoever may see it.</summary>
internal sealed class ClaimVisit(ClaimBook book)
{
    /// <returns>Null: for this visitor there is no such claim.</returns>
    public async Task<ClaimView?> OfAsync(HttpContext context, string claimNumber)
    {
        if (ClaimActor.Of(context.User) is not { } actor
            || (actor.Policy is { } opened && !await book.IsStillOpenAsync(opened, context.RequestAborted))
            || await book.FindAsync(claimNumber, context.RequestAborted) is not { } claim
            || !actor.MaySee(claim))
        {
            return null;
        }

        return new(claim, actor, actor.IsStaff ? Languages.CurrentOfStaff : Languages.Current);
    }
}
