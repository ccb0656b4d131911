# The console itself tells Windows that it opens links; what it told goes with it.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey HKCU "Software\Classes\earshot"
  ${endIf}
!macroend
