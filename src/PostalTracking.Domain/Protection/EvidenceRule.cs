namespace PostalTracking.Domain.Protection;

/// <summary>What the buyer shows of a deceit. The numbers are stored.</summary>
public enum EvidenceRule : short
{
    /// <summary>A call to the hotline is enough.</summary>
    Phone = 1,

    /// <summary>The opening of the box is filmed.</summary>
    Video = 2,
}
