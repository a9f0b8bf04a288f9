namespace PostalTracking.Web.Features.Staff.Audit;

/// <summary>What is wrong with one row. The names lead to the page's words.</summary>
internal enum AuditFaultKind
{
    /// <summary>The entry is not what was sealed.</summary>
    Altered,

    /// <summary>A sealed entry is gone.</summary>
    Missing,

    /// <summary>The entry is dated to a time when it was not there.</summary>
    Added,

    /// <summary>The seal, or the list of what is under it, is not what was made.</summary>
    SealAltered,

    /// <summary>A seal is gone from the middle.</summary>
    SealMissing,
}

/// <param name="Row">The number of the entry, or of the seal.</param>
internal sealed record AuditFault(AuditFaultKind Kind, long Row, int? Seal = null);

/// <param name="Sealed">Entries that lie under a seal.</param>
/// <param name="Waiting">Entries too young to be sealed.</param>
/// <param name="LastHash">Of the last seal: to be compared with one noted elsewhere, since nothing inside shows that the end was
/// cut off.</param>
internal sealed record AuditVerdict(int Sealed, int Waiting, int Seals, byte[]? LastHash, IReadOnlyList<AuditFault> Faults)
{
    public bool IsWhole => Faults.Count == 0;
}
