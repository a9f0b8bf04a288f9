namespace PostalTracking.Web.Features.Staff;

/// <summary>What a password of the staff must be.</summary>
internal static class PasswordRules
{
    public const int Shortest = 15;
    public const int Longest = 128;
}
