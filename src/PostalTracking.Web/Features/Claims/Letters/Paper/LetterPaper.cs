using PostalTracking.Web.Features.Claims.Access;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Staff;
using PostalTracking.Web.Features.Staff.Audit;

namespace PostalTracking.Web.Features.Claims.Letters;

/// <summary>A letter's paper, for the desk: to be read, printed, taken to the post.</summary>
internal static class LetterPaper
{
    public static void MapLetterPaper(this IEndpointRouteBuilder routes) => routes
        .MapGet("/desk/{number}/letters/{sequence:int}.pdf", HandleAsync)
        .RequireAuthorization(StaffAccess.Desk)
        .ExcludeFromDescription();

    private static async Task<IResult> HandleAsync(
        string number,
        short sequence,
        HttpContext context,
        ClaimBook claims,
        LetterBook letters,
        AuditLog audit,
        CancellationToken cancellationToken)
    {
        if (await claims.FindAsync(number, cancellationToken) is not { } claim || ClaimActor.Of(context.User)?.MaySee(claim) != true
            || (await letters.OfAsync(claim, cancellationToken)).Find(one => one.Sequence == sequence) is not { } letter)
        {
            return TypedResults.NotFound();
        }

        await audit.WriteAsync(AuditActions.ClaimRead, claim.ClaimNumber, new { letter = sequence, form = "pdf" }, cancellationToken);
        return TypedResults.File(LetterPdf.Of(letter), "application/pdf", $"{letter.Number}.pdf");
    }
}
