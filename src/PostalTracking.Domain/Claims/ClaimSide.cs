namespace PostalTracking.Domain.Claims;

/// <summary>Whose turn it is. The numbers are stored.</summary>
public enum ClaimSide : short
{
    Nobody = 0,
    Us = 1,
    Customer = 2,
    Bank = 3,
}

public static class ClaimSides
{
    /// <summary>Who has to act while a claim stands so.</summary>
    public static ClaimSide Turn(this ClaimStatus status) => status switch
    {
        ClaimStatus.Draft or ClaimStatus.EvidenceRequested => ClaimSide.Customer,
        ClaimStatus.BankCorrespondence => ClaimSide.Bank,
        ClaimStatus.Paid or ClaimStatus.Rejected or ClaimStatus.Closed or ClaimStatus.Withdrawn => ClaimSide.Nobody,
        _ => ClaimSide.Us,
    };

    /// <summary>Somebody still has to act.</summary>
    public static bool IsOpen(this ClaimStatus status) => status.Turn() != ClaimSide.Nobody;
}
