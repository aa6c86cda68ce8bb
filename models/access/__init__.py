"""Who somebody is to the company or hire at hand, and what they can see."""
