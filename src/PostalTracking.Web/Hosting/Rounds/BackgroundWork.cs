namespace PostalTracking.Web.Hosting;

/// <summary>Which of the work in the background this instance does.</summary>
internal static class BackgroundWork
{
    /// <summary><c>Background:Outbox</c>: whether it delivers messages, which it does unless told not to.</summary>
    public static bool DeliversMessages(this IConfiguration configuration) => configuration.GetValue("Background:Outbox", true);
}
