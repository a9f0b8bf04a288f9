using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using PostalTracking.Web.Features.Shared;
using PostalTracking.Web.Features.Staff;

namespace PostalTracking.Web.Features.Protection.Counter.Consent;

/// <summary>What the counter's page asks while a buyer reads.</summary>
internal static class HearAnswer
{
    internal sealed record Response(string State, bool Final, string Words);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/counter/consent/{id}", HandleAsync)
        .RequireAuthorization(StaffAccess.Counter).ExcludeFromDescription();

    private static async Task<Results<Ok<Response>, NotFound>> HandleAsync(
        string id, ClaimsPrincipal user, Invitations invitations, CancellationToken cancellationToken) =>
        await invitations.FindAsync(CurrentStaff.Of(user)!.Id, id, null, cancellationToken) is { } invitation
            ? TypedResults.Ok(new Response(invitation.State, invitation.IsFinal, invitation.Words(Languages.CurrentOfStaff)))
            : TypedResults.NotFound();
}
