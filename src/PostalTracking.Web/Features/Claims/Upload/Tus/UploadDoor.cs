using PostalTracking.Web.Features.Claims.Store;

namespace PostalTracking.Web.Features.Claims.Upload.Tus;

/// <summary>One of the two ways in: they differ in how a caller shows who he is, and in nothing else.</summary>
internal abstract class UploadDoor
{
    /// <summary>Where uploads are created; each lies below it.</summary>
    public abstract string Path { get; }

    /// <summary>All whom the request speaks for: in one browser there may be a buyer and a consultant.</summary>
    public abstract Task<DoorAnswer> WhoAsync(HttpContext context);

    /// <summary>Who of them may begin an upload for this claim; null: none.</summary>
    public virtual Task<UploadCaller?> MayCreateAsync(HttpContext context, IReadOnlyList<UploadCaller> callers, Claim claim) =>
        Task.FromResult(Enter(context, callers, claim));

    /// <summary>Who of them sees the claim; from then on the request is that person's.</summary>
    public static UploadCaller? Enter(HttpContext context, IReadOnlyList<UploadCaller> callers, Claim claim)
    {
        var caller = callers.FirstOrDefault(caller => caller.Actor.MaySee(claim));
        context.User = caller?.User ?? context.User;
        return caller;
    }
}

/// <param name="Refusal">What to answer instead.</param>
internal sealed record DoorAnswer(IReadOnlyList<UploadCaller> Callers, IResult? Refusal = null);
