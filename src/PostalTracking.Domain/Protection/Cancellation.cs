namespace PostalTracking.Domain.Protection;

/// <summary>Why a policy can't be taken back. The names stand in the API, in kebab case.</summary>
public enum CancelRefusal
{
    /// <summary>It was taken back before.</summary>
    NotActive,

    /// <summary>A claim was filed: it is paid or refused, not undone.</summary>
    Claimed,

    /// <summary>A mistake is undone in the shift it was made in; later there is the refund.</summary>
    AnotherShift,

    /// <summary>A mistake is undone by the clerk who made it.</summary>
    AnotherClerk,

    ShiftClosed,

    CoolingOffOver,
}

public static class CancelRefusals
{
    private static readonly string[] Names =
        ["not-active", "claimed", "another-shift", "another-clerk", "shift-closed", "cooling-off-over"];

    public static string Name(this CancelRefusal refusal) => Names[(int)refusal];
}

/// <summary>What decides whether a policy can be taken back.</summary>
public sealed record SoldPolicy(bool IsActive, bool IsClaimed, DateTimeOffset SoldAt, Guid ShiftId, Guid SoldBy);

/// <summary>The two ways back, with a named reason for each refusal; the first that holds is told.</summary>
public static class Cancellation
{
    /// <summary>The clerk's own mistake, in the shift it was made in.</summary>
    /// <param name="isShiftOver">A shift that is never closed (a key's) is over with the office's day.</param>
    public static CancelRefusal? OfVoid(SoldPolicy policy, Guid shiftId, Guid staffId, bool isShiftOver) => policy switch
    {
        { IsActive: false } => CancelRefusal.NotActive,
        { IsClaimed: true } => CancelRefusal.Claimed,
        _ when policy.ShiftId != shiftId || isShiftOver => CancelRefusal.AnotherShift,
        _ when policy.SoldBy != staffId => CancelRefusal.AnotherClerk,
        _ => null,
    };

    /// <summary>The customer's second thoughts, in full, at any counter.</summary>
    /// <param name="lastDay">The last instant of the cooling-off time: <see cref="Tariff.CoolingOffUntil"/>.</param>
    public static CancelRefusal? OfRefund(SoldPolicy policy, DateTimeOffset lastDay, DateTimeOffset now) => policy switch
    {
        { IsActive: false } => CancelRefusal.NotActive,
        { IsClaimed: true } => CancelRefusal.Claimed,
        _ when now >= lastDay.AddSeconds(1) => CancelRefusal.CoolingOffOver,
        _ => null,
    };
}
